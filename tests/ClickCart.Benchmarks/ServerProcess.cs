using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace ClickCart.Benchmarks;

/// <summary>A server under measurement, in a process of its own: its processor time is not ours.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _log;

    private ServerProcess(Process process, Uri url, string log) => (_process, Url, _log) = (process, url, log);

    public Uri Url { get; }

    public int Id => _process.Id;

    /// <summary>Processor time of the whole process so far, of all threads, in user and kernel.</summary>
    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Bytes that the process wrote to files; null where the system does not tell.</summary>
    public long? BytesWritten => File.Exists($"/proc/{_process.Id}/io") && File.ReadLines($"/proc/{_process.Id}/io")
        .FirstOrDefault(l => l.StartsWith("wchar:", StringComparison.Ordinal)) is { } line ? long.Parse(line[6..]) : null;

    /// <summary>ClickCart's Host, as it was built beside this program.</summary>
    public static string HostDll => Path.GetFullPath(Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(a => a.Key == "Host").Value!);

    /// <summary>Starts a .NET program, on a free port unless it has its own, and waits until <paramref name="readyPath"/> answers 200.</summary>
    public static async Task<ServerProcess> StartAsync(string dll, string[] arguments, Dictionary<string, string> settings, string folder, string readyPath,
        Uri? at = null)
    {
        if (!File.Exists(dll)) throw new CommandException($"{dll} is missing: build the solution first.");
        Directory.CreateDirectory(folder);
        var url = at ?? FreeAddress();
        var log = Path.Combine(folder, "server.log");
        var start = StartInfo(dll, arguments, settings);
        start.Environment["ASPNETCORE_URLS"] = url.ToString().TrimEnd('/');
        var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var gate = new Lock();
        void Keep(object _, DataReceivedEventArgs line)
        {
            lock (gate) File.AppendAllText(log, line.Data + "\n");
        }
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();

        var server = new ServerProcess(process, url, log);
        using var http = new HttpClient { BaseAddress = url };
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(5))
        {
            if (process.HasExited) break;
            try
            {
                using var answer = await http.GetAsync(new Uri(readyPath, UriKind.Relative));
                if (answer.StatusCode is HttpStatusCode.OK) return server;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(20);
        }
        await server.DisposeAsync();
        throw new CommandException($"{Path.GetFileName(dll)} did not become ready. Its last words:\n{server.LastWords()}");
    }

    /// <summary>A command of the same program that ends by itself.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string dll, string[] arguments, Dictionary<string, string> settings)
    {
        var start = StartInfo(dll, arguments, settings);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    public string LastWords() => File.Exists(_log) ? string.Join('\n', File.ReadAllLines(_log).TakeLast(30)) : "";

    /// <summary>Ends it at once, as kill -9 does: it cannot finish anything.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, as an orchestrator would, and waits until it has drained.</summary>
    public async Task StopAsync()
    {
        if (_process.HasExited) return;
        if (OperatingSystem.IsWindows())
            _process.Kill();
        else
            using (var kill = Process.Start("kill", ["-TERM", _process.Id.ToString()])) await kill.WaitForExitAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(40));
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _process.Dispose();
    }

    /// <summary>Where nobody listens.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");
    }

    private static ProcessStartInfo StartInfo(string dll, string[] arguments, Dictionary<string, string> settings)
    {
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments])
        {
            WorkingDirectory = Path.GetDirectoryName(dll),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false
        };
        foreach (var (name, value) in settings) start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }
}
