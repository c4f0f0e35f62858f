using System.Net.Sockets;

namespace ClickCart.Notifications.Smtp;

/// <summary>A connection of which no more than so much is read: answers to one mail are short, and one that never ends would fill the memory.</summary>
internal sealed class BoundedReading(Socket socket) : NetworkStream(socket, ownsSocket: true)
{
    private const int Most = 1024 * 1024;

    private int _read;

    public override int Read(byte[] buffer, int offset, int count) => Count(base.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Count(base.Read(buffer));

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Count(await base.ReadAsync(buffer.AsMemory(offset, count), cancellationToken));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        Count(await base.ReadAsync(buffer, cancellationToken));

    private int Count(int more) => (_read += more) <= Most ? more : throw new IOException("It says more than a mail server has to say.");
}
