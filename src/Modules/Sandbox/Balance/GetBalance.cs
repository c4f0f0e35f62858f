namespace ClickCart.Sandbox.Balance;

/// <summary>What the account holds: nothing, for no money moves here. Merchants ask for it to see whether their key is taken.</summary>
internal static class GetBalance
{
    internal sealed class Endpoint() : StripeEndpoint("GET", "/balance"), ICarterModule
    {
        protected override Task<WireResponse> AnswerAsync(StripeCall call)
        {
            object[] nothing = [new { Amount = 0, Currency = "usd", SourceTypes = new { Card = 0 } }];
            return Task.FromResult(WireResponse.Json(200, new { Object = "balance", Available = nothing, Livemode = false, Pending = nothing }));
        }
    }
}
