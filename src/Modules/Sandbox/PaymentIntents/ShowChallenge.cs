using static ClickCart.Sandbox.SandboxPage;

namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>The bank's page (3-D Secure): shows what is to be paid and asks the buyer to approve or decline.</summary>
internal static class ShowChallenge
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapGet("/sandbox/stripe/3ds/{id}", HandleAsync).RequireAccess(Access.Anyone).ExcludeFromDescription();
    }

    private static async Task<IResult> HandleAsync(string id, PaymentStore payments)
    {
        if (await payments.FindAsync(id) is not { } payment) return new ProblemResult(Error.NotFound("payment"));
        return Show("Test bank", payment.Status == PaymentStatus.RequiresAction ? Question(payment) : Nothing(payment));
    }

    private static string Question(Payment payment) => $"""
        <h1>Do you approve this payment?</h1>
        <p class="amount">{Encode(new Money(payment.Amount, payment.Currency.ToUpperInvariant()).ToString())}</p>
        <p>Test bank, card ending in {TestCards.Find(payment.PaymentMethod!)!.Last4}. No money moves: this page stands in for 3-D Secure.</p>
        <form method="post" action="/sandbox/stripe/3ds/{payment.Id}/approve"><button>Approve</button></form>
        <form method="post" action="/sandbox/stripe/3ds/{payment.Id}/decline"><button class="quiet">Decline</button></form>
        """;

    private static string Nothing(Payment payment) => $"""
        <h1>There is nothing to approve</h1>
        <p>This payment does not wait for you any more.</p>
        {(payment.ReturnUrl is null ? "" : $"""<p><a href="{Encode(payment.BackUrl())}">Back to the shop</a></p>""")}
        """;
}
