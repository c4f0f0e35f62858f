namespace ClickCart.Shipping.Carriers;

/// <summary>What is known after a call to the carrier. A time-out is not a failure: it is <see cref="Unknown"/>.</summary>
internal abstract record Outcome<T>
{
    private Outcome()
    {
    }

    public sealed record Succeeded(T Value) : Outcome<T>;

    /// <summary>The carrier said no, and will say so again.</summary>
    /// <param name="Code">The carrier's own, such as <c>SHIPMENT.POSTAGE.EXISTS</c>.</param>
    public sealed record Refused(string Code, string Message) : Outcome<T>;

    /// <summary>The call may have had its effect, or the carrier cannot be asked now: time-out, cut answer, 5xx, rate limit, open circuit.</summary>
    public sealed record Unknown(string Why) : Outcome<T>;
}
