using System.Diagnostics;

namespace ClickCart.Platform.Http.Outbound;

/// <summary>What is known after a call to the outside world. A time-out is not a failure: it is <see cref="Unknown"/>.</summary>
public abstract record Outcome<T>
{
    private Outcome()
    {
    }

    public sealed record Succeeded(T Value) : Outcome<T>;

    /// <summary>The other side said no, and will say so again.</summary>
    public sealed record Refused(IRefusal Error) : Outcome<T>;

    /// <summary>The call may have had its effect: time-out, cut or unreadable answer, 5xx.</summary>
    /// <param name="Why">For people.</param>
    /// <param name="Final">The same call will never say more, so that a read decides.</param>
    public sealed record Unknown(string Why, bool Final = false) : Outcome<T>;

    /// <summary>The call had no effect and is worth another try: rate limit, a lock, our key is refused, the circuit is open, no connection.</summary>
    /// <param name="Why">For people.</param>
    /// <param name="KeyRefused">The other side answers, but not to our key.</param>
    public sealed record Busy(string Why, bool KeyRefused = false) : Outcome<T>;

    /// <summary>Why nothing can be concluded yet; null when something can.</summary>
    public string? Doubt => this switch
    {
        Unknown unknown => unknown.Why,
        Busy busy => busy.Why,
        _ => null,
    };

    /// <summary>The same outcome with another value.</summary>
    public Outcome<TOther> Map<TOther>(Func<T, TOther> map) => this switch
    {
        Succeeded succeeded => new Outcome<TOther>.Succeeded(map(succeeded.Value)),
        Refused refused => new Outcome<TOther>.Refused(refused.Error),
        Unknown unknown => new Outcome<TOther>.Unknown(unknown.Why, unknown.Final),
        Busy busy => new Outcome<TOther>.Busy(busy.Why, busy.KeyRefused),
        _ => throw new UnreachableException(),
    };
}

/// <summary>Why the other side said no, in its own words.</summary>
public interface IRefusal
{
    /// <summary>Its code.</summary>
    string Reason { get; }

    string? Message { get; }
}

/// <summary>A body with addresses that people follow, such as the bank's page or a label.</summary>
public interface IOutboundLinks<out T>
{
    /// <param name="link">Keeps an address, or answers null: given with how many characters it may have.</param>
    T Keep(Func<string?, int, string?> link);
}

/// <summary>A body as it was read. JSON of another shape, or cut short, leaves members null that are not declared so.</summary>
public interface IOutboundBody
{
    /// <summary>It has what every body of its kind has.</summary>
    bool IsWhole { get; }
}
