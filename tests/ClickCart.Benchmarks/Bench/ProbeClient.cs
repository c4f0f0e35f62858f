using System.Net;
using System.Net.Sockets;

namespace ClickCart.Benchmarks.Bench;

/// <summary>Asks the <see cref="Probe"/> of a server.</summary>
internal sealed class ProbeClient(int port) : IDisposable
{
    private readonly TcpClient _client = new();
    private StreamReader? _answers;

    /// <summary>What a server needs in its environment to have one.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["DOTNET_STARTUP_HOOKS"] = typeof(Probe).Assembly.Location,
        [Probe.Port] = port.ToString(),
    };

    /// <summary>From now on statements and commits are counted. Only for a slice whose time does not count.</summary>
    public async Task CountAsync()
    {
        await AskAsync(Probe.Count);
        // EF Core looks once a second whether somebody watches.
        await Task.Delay(1200);
    }

    public Task<(long Allocated, long Statements, long Commits)> ReadAsync() => AskAsync(Probe.Read);

    public void Dispose()
    {
        _answers?.Dispose();
        _client.Dispose();
    }

    private async Task<(long Allocated, long Statements, long Commits)> AskAsync(byte what)
    {
        if (_answers is null)
        {
            await _client.ConnectAsync(IPAddress.Loopback, port);
            _answers = new StreamReader(_client.GetStream());
        }
        await _client.GetStream().WriteAsync(new[] { what });
        var numbers = (await _answers.ReadLineAsync() ?? throw new CommandException("The server's probe does not answer.")).Split(' ');
        return (long.Parse(numbers[0]), long.Parse(numbers[1]), long.Parse(numbers[2]));
    }
}
