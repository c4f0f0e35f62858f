using System.Buffers.Binary;

namespace ClickCart.Simulation.Machine;

/// <summary>Ids, secrets and jitter, all from the seed; ids sort by the time of their making, as those of the shop do.</summary>
internal sealed class SimulatedIds(TimeProvider clock, int seed) : IIds
{
    private readonly Lock _lock = new();
    private readonly Random _random = new(seed);
    private long _last;

    public Guid New()
    {
        Span<byte> id = stackalloc byte[16];
        lock (_lock)
        {
            _last = Math.Max((clock.GetUtcNow().ToUnixTimeMilliseconds() << 12) + 1, _last + 1);
            _random.NextBytes(id[8..]);
            BinaryPrimitives.WriteInt64BigEndian(id, _last >> 12 << 16);
            BinaryPrimitives.WriteUInt16BigEndian(id[6..], (ushort)(0x7000 | (_last & 0xFFF)));
        }
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new(id, bigEndian: true);
    }

    public string Secret()
    {
        lock (_lock) return new([.. _random.GetItems<char>("abcdefghijklmnopqrstuvwxyz234567", 32)]);
    }

    public double NextDouble()
    {
        lock (_lock) return _random.NextDouble();
    }
}
