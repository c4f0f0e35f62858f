namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>The buyer approves or declines on the bank's page, and goes back to the shop.</summary>
internal static class AnswerChallenge
{
    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app
            .MapPost("/sandbox/stripe/3ds/{id}/{choice:regex(^(approve|decline)$)}", HandleAsync)
            .RequireAccess(Access.Anyone).DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<IResult> HandleAsync(string id, string choice, PaymentStore payments, HttpContext http)
    {
        if (await payments.FindAsync(id) is not { } payment) return new ProblemResult(Error.NotFound("payment"));
        if (payment.Status == PaymentStatus.RequiresAction)
        {
            payment.Authenticate(choice == "approve", payments.Now, payments.Settling);
            await payments.KeepCardAsync(payment);
            await payments.PutAsync(payment, new(null, null));
            try
            {
                await payments.Db.SaveChangesAsync();
            }
            catch (DbUpdateConcurrencyException)
            {
                // Cancelled or answered in this very moment: the page says how it stands.
                return SeeOther($"/sandbox/stripe/3ds/{id}");
            }
        }
        return SeeOther(payment.ReturnUrl is null ? $"/sandbox/stripe/3ds/{id}" : payment.BackUrl());

        IResult SeeOther(string url)
        {
            http.Response.Headers.Location = url;
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }
    }
}
