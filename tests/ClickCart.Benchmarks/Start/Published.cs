using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ClickCart.Benchmarks.Start;

/// <summary>The Host in one folder, as README says how to publish it.</summary>
internal sealed record Published(string Name, string Folder)
{
    public string Dll => Path.Combine(Folder, "ClickCart.Host.dll");

    public long Bytes => new DirectoryInfo(Folder).EnumerateFiles("*", SearchOption.AllDirectories).Sum(f => f.Length);

    public int Files => Directory.GetFiles(Folder, "*", SearchOption.AllDirectories).Length;

    /// <summary>Framework-dependent, for any machine with the runtime: what is compiled is compiled as it starts.</summary>
    public static Task<Published> PortableAsync(string folder) => PublishAsync("portable", folder);

    /// <summary>Compiled for this kind of machine, its packages along.</summary>
    public static Task<Published> ReadyToRunAsync(string folder) => PublishAsync("ReadyToRun", folder,
        "--runtime", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-p:PublishReadyToRun=true");

    private static async Task<Published> PublishAsync(string name, string folder, params string[] how)
    {
        var project = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ServerProcess.HostDll)!, "../../../Host.csproj"));
        string[] arguments = ["publish", project, "-c", "Release", "-o", folder, "-v", "q", "-p:RunAnalyzers=false", .. how];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? new(name, folder) : throw new CommandException($"dotnet {string.Join(' ', arguments)} failed:\n{output}");
    }
}
