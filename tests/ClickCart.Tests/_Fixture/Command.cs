using System.Runtime.CompilerServices;

namespace ClickCart.Tests;

/// <summary>The Host's command line, run in this process: <c>-- export DIR</c> and the like.</summary>
public static class Command
{
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings, params string[] words)
    {
        string[] arguments =
        [
            .. words, $"--environment={settings.GetValueOrDefault("environment") ?? "Development"}", .. settings.Select(s => $"--{s.Key}={s.Value}"),
            $"--contentRoot={HostFolder()}", "--Logging:LogLevel:Default=None",
        ];
        return Task.Run(() => (int)typeof(Program).Assembly.EntryPoint!.Invoke(null, [arguments])!);
    }

    private static string HostFolder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../../src/Host"));
}
