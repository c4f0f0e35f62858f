namespace ClickCart.Sandbox.CheckoutSessions;

/// <summary>The gateway's own payment page: takes a card without the shop's help, and without scripts.</summary>
internal static class ShowCheckout
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app
            .MapGet("/sandbox/stripe/checkout/{id}", HandleAsync).RequireAccess(Access.Anyone).ExcludeFromDescription();
    }

    private static async Task<IResult> HandleAsync(string id, PaymentStore payments)
    {
        if (await payments.Db.LoadAsync<CheckoutSession>(id) is not { } session) return new ProblemResult(Error.NotFound("payment"));
        return CheckoutPage.Show(session, session.Payment is { } made ? await payments.FindAsync(made) : null, payments.Now, null);
    }
}
