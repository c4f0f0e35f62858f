using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace ClickCart.Tests;

/// <summary>The cable to a server, which a test can cut and mend: connections break at once, and new ones are refused until then.</summary>
public sealed class TcpProxy : IAsyncDisposable
{
    private readonly (string Host, int Port) _server;
    private readonly ConcurrentDictionary<TcpClient, byte> _ends = new();
    private readonly CancellationTokenSource _stop = new();
    private TcpListener _listener;
    private Task _accepting;

    public TcpProxy(string host, int port)
    {
        _server = (host, port);
        _listener = new(IPAddress.Loopback, 0);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = AcceptAsync(_listener);
    }

    public int Port { get; }

    public async Task CutAsync()
    {
        _listener.Stop();
        await _accepting;
        foreach (var (end, _) in _ends) end.Close();
    }

    public void Mend()
    {
        _listener = new(IPAddress.Loopback, Port);
        _listener.Start();
        _accepting = AcceptAsync(_listener);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await CutAsync();
        _stop.Dispose();
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true) _ = CarryAsync(await listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Cut.
        }
    }

    private async Task CarryAsync(TcpClient caller)
    {
        using (caller)
        using (var server = new TcpClient())
        {
            (caller.NoDelay, server.NoDelay) = (true, true);
            _ends[caller] = _ends[server] = 0;
            try
            {
                await server.ConnectAsync(_server.Host, _server.Port, _stop.Token);
                await Task.WhenAny(caller.GetStream().CopyToAsync(server.GetStream(), _stop.Token), server.GetStream()
                    .CopyToAsync(caller.GetStream(), _stop.Token));
            }
            catch (Exception e) when (e is SocketException or IOException or ObjectDisposedException or OperationCanceledException)
            {
                // Cut.
            }
            _ends.TryRemove(caller, out _);
            _ends.TryRemove(server, out _);
        }
    }
}
