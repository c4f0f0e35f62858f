using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace ClickCart.BrowserTests.Api;

/// <summary>The folder <c>build/api</c>, and Node.js in it. Its packages are installed when they are first needed, as its lock file says.</summary>
internal static class NodeTools
{
    private static readonly SemaphoreSlim Lock = new(1, 1);
    private static readonly Lazy<string?> Absent = new(() => Found("node") && Found("npm") || Environment.GetEnvironmentVariable("CI") == "true" ? null
        : "No Node.js with npm: install Debian's packages nodejs and npm. They check the API's document and run clients that are made of it.");

    /// <summary>Why it cannot run here; null when it can. CI must have it.</summary>
    public static string? Missing => Absent.Value;

    /// <summary>Puts the shop's document where the scripts look for it, and runs one; its output, when it succeeded.</summary>
    public static async Task<string> RunAsync(string document, params string[][] commands)
    {
        await Lock.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            // What npm has installed it notes beside it; what was asked for meanwhile is newer.
            var (asked, installed) = (Path.Combine(Folder(), "package-lock.json"), Path.Combine(Folder(), "node_modules", ".package-lock.json"));
            if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(asked)) await StartAsync(["npm", "ci"]);
            await File.WriteAllTextAsync(Path.Combine(Folder(), "openapi.json"), document, TestContext.Current.CancellationToken);
            var output = "";
            foreach (var command in commands) output = await StartAsync(command);
            return output;
        }
        finally
        {
            Lock.Release();
        }
    }

    private static async Task<string> StartAsync(string[] command)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(TimeSpan.FromMinutes(5));
        var start = Quiet(command[0], command[1..]);
        start.WorkingDirectory = Folder();
        (start.Environment["REDOCLY_TELEMETRY"], start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"]) = ("off", "true");
        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            process.ExitCode.ShouldBe(0, $"{string.Join(' ', command)}\n{await output}\n{await errors}");
            return await output + await errors;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static bool Found(string program)
    {
        try
        {
            using var process = Process.Start(Quiet(program, "--version"))!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static ProcessStartInfo Quiet(string program, params string[] words) =>
        new(program, words) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../../build/api"));
}
