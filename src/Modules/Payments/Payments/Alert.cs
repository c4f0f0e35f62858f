namespace ClickCart.Payments.Payments;

/// <summary>Something about money that a person must look at. The same thing is raised once.</summary>
/// <param name="Id">What and about what: <c>wrong-amount/pi_…</c>.</param>
internal sealed record Alert(string Id, DateTimeOffset At, Guid? OrderId, string Detail)
{
    public static Alert Of(string kind, string about, Guid? orderId, string detail, DateTimeOffset at) =>
        new($"{kind}/{about}" is { Length: > 200 } id ? id[..200] : $"{kind}/{about}", at, orderId, detail.Length > 1000 ? detail[..1000] : detail);
}
