using ClickCart.Payments.Gateway;
using ClickCart.Payments.Payments;

namespace ClickCart.Payments.SavedCards;

/// <summary>Who keeps cards at the gateway: makes a customer there of an account that wants to, once.</summary>
internal sealed class Cardholders(PaymentsDbContext db, StripeGateway gateway, IIds ids)
{
    public static readonly Outcome<string?> Nobody = new Outcome<string?>.Succeeded(null);

    /// <summary>The payment's customer at the gateway, made when its card is to be kept; nobody for guests, and where nothing is kept.</summary>
    public async Task<Outcome<string?>> OfAsync(Payment payment, CancellationToken ct)
    {
        if (payment.AccountId is not { } account) return Nobody;
        var holder = await db.Cardholders.FirstOrDefaultAsync(c => c.AccountId == account, ct);
        if (holder?.GatewayId is { } known) return new Outcome<string?>.Succeeded(known);
        if (!payment.KeepsCard) return Nobody;
        if (holder is null)
        {
            holder = db.Cardholders.Add(new(account, $"clickcart-{ids.New():n}")).Entity;
            await db.SaveChangesAsync(ct);
        }
        var made = await gateway.CreateCustomerAsync(account, holder.Key, ct);
        if (made is Outcome<StripeCustomer>.Succeeded { Value.Id: var id }) holder.GatewayId = id;
        // The order matters more than the card's being kept.
        return made is Outcome<StripeCustomer>.Refused ? Nobody : made.Map<string?>(customer => customer.Id);
    }
}
