using System.Buffers.Binary;
using System.Security.Cryptography;

namespace ClickCart.Platform.Data;

internal sealed class Ids(TimeProvider clock) : IIds
{
    private const string Base32 = "abcdefghijklmnopqrstuvwxyz234567";

    private readonly Lock _lock = new();
    private long _last;

    /// <summary>
    /// UUIDv7 with the sub-millisecond part of the time in the 12 bits after it (RFC 9562, 6.2, method 3), and never the same time twice: ids of
    /// one process sort in the order of their making, also when the clock goes backwards.
    /// </summary>
    public Guid New()
    {
        long time;
        lock (_lock)
        {
            // In steps of a 4096th of a millisecond since 1970.
            var now = (Int128)(clock.GetUtcNow().UtcTicks - DateTimeOffset.UnixEpoch.Ticks) * 4096 / TimeSpan.TicksPerMillisecond;
            time = _last = Math.Max((long)now, _last + 1);
        }
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, time >> 12 << 16);
        BinaryPrimitives.WriteUInt16BigEndian(id[6..], (ushort)(0x7000 | (time & 0xFFF)));
        RandomNumberGenerator.Fill(id[8..]);
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }

    public string Secret() => RandomNumberGenerator.GetString(Base32, 32);

#pragma warning disable RS0030 // The one place that may: everybody else asks IIds.
    public double NextDouble() => Random.Shared.NextDouble();
#pragma warning restore RS0030
}
