namespace ClickCart.Payments.Payments;

/// <summary>Something about money that a person must look at. The same thing is raised once.</summary>
internal sealed class Alert
{
    /// <summary>What and about what: <c>wrong-amount/pi_…</c>.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }
    public Guid? OrderId { get; init; }
    public required string Detail { get; init; }

    public static Alert Of(string kind, string about, Guid? orderId, string detail, DateTimeOffset at) => new()
    {
        Id = $"{kind}/{about}" is { Length: > 200 } id ? id[..200] : $"{kind}/{about}",
        At = at,
        OrderId = orderId,
        Detail = detail.Length > 1000 ? detail[..1000] : detail,
    };
}
