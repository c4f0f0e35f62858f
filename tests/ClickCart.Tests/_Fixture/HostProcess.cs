using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text;

namespace ClickCart.Tests;

/// <summary>The Host as a process of its own, as somebody starts it on a machine.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    private HostProcess(Process process, string address)
    {
        (_process, Address) = (process, address);
        process.OutputDataReceived += Hear;
        process.ErrorDataReceived += Hear;
    }

    /// <summary>Where it is reached. No trailing slash.</summary>
    public string Address { get; }

    /// <summary>A port of this machine that is free now.</summary>
    public static string FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
    }

    /// <summary>Ready to serve; what it was started with is all that it knows.</summary>
    /// <param name="address">Where it shall listen.</param>
    /// <param name="words">The command; none serves the shop.</param>
    /// <param name="settings">On the command line.</param>
    public static async Task<HostProcess> StartAsync(string address, string[] words, params (string Key, string Value)[] settings)
    {
        var tests = Path.Combine(AppContext.BaseDirectory, typeof(HostProcess).Assembly.GetName().Name!);
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "exec", "--runtimeconfig", $"{tests}.runtimeconfig.json", "--depsfile", $"{tests}.deps.json", typeof(Program).Assembly.Location,
            },
        };
        foreach (var word in words) start.ArgumentList.Add(word);
        foreach (var (key, value) in settings.Append(("urls", address)).Append(("contentRoot", HostFolder()))) start.ArgumentList.Add($"--{key}={value}");
        var host = new HostProcess(Process.Start(start)!, address);
        host._process.BeginOutputReadLine();
        host._process.BeginErrorReadLine();
        using var http = new HttpClient();
        await Eventually.TrueAsync(async () =>
        {
            if (host._process.HasExited) throw new InvalidOperationException(host._said.ToString());
            try
            {
                return (await http.GetAsync($"{address}/health/ready")).IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, $"{address} is ready");
        return host;
    }

    /// <summary>By SIGKILL where there are signals: it finishes nothing.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Hear(object? sender, DataReceivedEventArgs line)
    {
        lock (_said) _said.AppendLine(line.Data);
    }

    private static string HostFolder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../../src/Host"));
}
