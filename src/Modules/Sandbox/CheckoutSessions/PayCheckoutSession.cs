using ClickCart.Sandbox.PaymentMethods;

namespace ClickCart.Sandbox.CheckoutSessions;

/// <summary>The buyer has typed a card on the gateway's page: charges it, and leads to the bank or back to the shop. A decline may be tried again.</summary>
internal static class PayCheckoutSession
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app
            .MapPost("/sandbox/stripe/checkout/{id}", HandleAsync).RequireAccess(Access.Anyone).DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> HandleAsync(string id, PaymentStore payments, ServerAddress address, IIds ids, HttpContext http)
    {
        if (await payments.Db.LoadAsync<CheckoutSession>(id) is not { } session) return new ProblemResult(Error.NotFound("payment"));
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var call = new StripeCall(payments, new(form), id, new(null, null), address, ids);
        var payment = session.Payment is { } made ? await payments.FindAsync(made) : null;
        if (session.StatusAt(payment, call.Now) != "open") return CheckoutPage.Show(session, payment, call.Now, null);
        TypedCard typed;
        try
        {
            var expiry = string.Concat(form["expiry"].ToString().Where(char.IsAsciiDigit));
            typed = TypedCard.Of(form["number"], expiry.Length < 4 ? null : expiry[..2], expiry.Length < 4 ? null : expiry[2..], form["cvc"], call.Now);
        }
        catch (StripeApiException wrong)
        {
            return CheckoutPage.Show(session, payment, call.Now, wrong);
        }
        payment ??= Begin(session, call);
        payment.Choose(new(typed.Card, CardMethod.Keep(typed, call).Id));
        payment.Confirm(call.Now, call.Settling);
        session.Payment = payment.Id;
        call.Db.Put(session.Id, session);
        await call.SaveAsync(payment);
        try
        {
            await call.Db.SaveChangesAsync();
        }
        catch (DbUpdateConcurrencyException)
        {
            // Given up in this very moment.
            return SeeOther($"/sandbox/stripe/checkout/{id}");
        }
        return SeeOther(payment.Status switch
        {
            PaymentStatus.RequiresAction => payment.ChallengeUrl,
            PaymentStatus.RequiresPaymentMethod => $"/sandbox/stripe/checkout/{id}",
            _ => session.BackUrl,
        });

        IResult SeeOther(string url)
        {
            http.Response.Headers.Location = url;
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }
    }

    private static Payment Begin(CheckoutSession session, StripeCall call)
    {
        var id = call.NewId("pi");
        var payment = new Payment
        {
            Id = id,
            Amount = session.Amount,
            Currency = session.Currency,
            Created = call.Now,
            ClientSecret = $"{id}_secret_{call.NewSecret()}",
            ChallengeUrl = call.ChallengeUrl(id),
            CaptureMethod = session.CaptureMethod,
            ReturnUrl = session.BackUrl,
            Metadata = session.PaymentMetadata,
            Customer = session.Customer,
            SetupFutureUsage = session.SetupFutureUsage,
        };
        payment.Begin(null, call.Now);
        return payment;
    }
}
