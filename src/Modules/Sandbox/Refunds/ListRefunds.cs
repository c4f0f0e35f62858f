namespace ClickCart.Sandbox.Refunds;

/// <summary>The gateway's refunds, newest first, or those of one payment: payment_intent, charge, limit, starting_after, ending_before, created[…].</summary>
internal static class ListRefunds
{
    internal sealed class Endpoint() : StripeEndpoint("GET", "/refunds"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            call.Form.Allow("charge", "created", "ending_before", "limit", "payment_intent", "starting_after");
            var of = call.Form.Filled("payment_intent") ?? (call.Form.Filled("charge") is { } charge ? Payment.IdOfCharge(charge) : null);
            var (page, hasMore) = await call.PageAsync("re", of);
            var places = page.ConvertAll(document => (document.Id, Payment: document.Link!));
            var ids = places.Select(p => p.Payment).Distinct().ToList();
            var payments = await call.Db.Documents.AsNoTracking().Where(d => ids.Contains(d.Id))
                .ToDictionaryAsync(d => d.Id, d => d.Read<Payment>());
            var shapes = places.ConvertAll(p => StripeShapes.RefundOf(payments[p.Payment], payments[p.Payment].Refunds.Find(r => r.Id == p.Id)!, call.Now));
            return WireResponse.Json(200, StripeShapes.Page("/v1/refunds", shapes, hasMore));
        }
    }
}
