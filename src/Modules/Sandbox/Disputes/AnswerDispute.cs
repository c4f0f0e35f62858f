namespace ClickCart.Sandbox.Disputes;

/// <summary>Takes the merchant's evidence, and decides by the words that the gateway keeps for trying it out.</summary>
internal static class AnswerDispute
{
    private const string Evidence = "evidence[uncategorized_text]";

    internal sealed class Endpoint() : StripeEndpoint("POST", "/disputes/{id}"), ICarterModule
    {
        protected override async Task<WireResponse> AnswerAsync(StripeCall call)
        {
            call.Form.Allow("evidence", "submit", "metadata");
            var payment = await call.PaymentOfDisputeAsync();
            payment.DecideDispute(OutcomeOf(call.Form), call.Now);
            await call.SaveAsync(payment);
            return WireResponse.Json(200, StripeShapes.DisputeOf(payment));
        }

        private static string OutcomeOf(StripeForm form) => form.Required(Evidence) switch
        {
            "winning_evidence" => "won",
            "losing_evidence" => "lost",
            _ => throw StripeApiException.Invalid(Evidence, "Here evidence is winning_evidence or losing_evidence."),
        };
    }
}
