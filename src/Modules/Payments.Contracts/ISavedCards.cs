namespace ClickCart.Payments.Contracts;

/// <summary>The cards that an account keeps at the gateway for its next orders.</summary>
public interface ISavedCards
{
    /// <summary>The one that was kept last comes first.</summary>
    Task<IReadOnlyList<KeptCard>> OfAsync(Guid accountId, CancellationToken ct);
}

/// <param name="PaymentMethod">Its id at the gateway, to pay with.</param>
/// <param name="Name">For people: <c>Visa ending in 4242</c>.</param>
/// <param name="Expires">For people: <c>04/2030</c>.</param>
public sealed record KeptCard(string PaymentMethod, string Name, string Expires);
