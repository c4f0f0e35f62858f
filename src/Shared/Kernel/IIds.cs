namespace ClickCart.Kernel;

/// <summary>The one source of ids and randomness, so that a run can be replayed from a seed.</summary>
public interface IIds
{
    /// <summary>A new UUIDv7 (RFC 9562): sorts by the time of its making.</summary>
    Guid New();

    /// <summary>160 random bits as 32 lower-case base32 letters: for what must not be guessed (guest carts, order access tokens).</summary>
    string Secret();

    /// <summary>A random number in [0, 1), for jitter.</summary>
    double NextDouble();
}
