using System.Text.Json;
using ClickCart.Sandbox.PaymentIntents;
using ClickCart.Sandbox.Wire;

namespace ClickCart.Sandbox.Refunds;

/// <summary>The gateway's refunds, newest first, or those of one payment: payment_intent, charge, limit, starting_after, ending_before, created[…].</summary>
internal static class ListRefunds
{
    private const string Url = "/v1/refunds";

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.MapStripe("GET", "/refunds", HandleAsync);
    }

    private static async Task<WireResponse> HandleAsync(StripeCall call)
    {
        call.Form.Allow("charge", "created", "ending_before", "limit", "payment_intent", "starting_after");
        var of = call.Form.Filled("payment_intent") ?? (call.Form.Filled("charge") is { } charge ? Payment.IdOfCharge(charge) : null);
        var (page, hasMore) = await call.PageAsync("re", of);
        var places = page.ConvertAll(document => (document.Id, Payment: document.Link!));
        var ids = places.Select(p => p.Payment).Distinct().ToList();
        var payments = await call.Db.Documents.AsNoTracking().Where(d => ids.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, d => JsonSerializer.Deserialize<Payment>(d.Json, WireJson.Stored)!);
        var shapes = places.ConvertAll(p => StripeShapes.RefundOf(payments[p.Payment], payments[p.Payment].Refunds.Find(r => r.Id == p.Id)!, call.Now));
        return WireResponse.Json(200, StripeShapes.Page(Url, shapes, hasMore));
    }
}
