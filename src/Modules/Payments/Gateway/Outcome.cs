namespace ClickCart.Payments.Gateway;

/// <summary>What is known after a call to the gateway. A time-out is not a failure: it is <see cref="Unknown"/>.</summary>
internal abstract record Outcome<T>
{
    private Outcome()
    {
    }

    public sealed record Succeeded(T Value) : Outcome<T>;

    /// <summary>The gateway said no, and will say so again.</summary>
    public sealed record Refused(StripeError Error) : Outcome<T>;

    /// <summary>The call may have had its effect: time-out, cut or unreadable answer, 5xx.</summary>
    /// <param name="Why">For people.</param>
    /// <param name="Final">The same key will never say more, so that a read decides.</param>
    public sealed record Unknown(string Why, bool Final = false) : Outcome<T>;

    /// <summary>The call had no effect and is worth another try: rate limit, a lock, the circuit is open, no connection.</summary>
    public sealed record Busy(string Why) : Outcome<T>;

    /// <summary>Why nothing can be concluded yet; null when something can.</summary>
    public string? Doubt => this switch
    {
        Unknown unknown => unknown.Why,
        Busy busy => busy.Why,
        _ => null,
    };
}
