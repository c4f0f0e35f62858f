namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>The endpoint of a slice below <c>/sandbox/stripe/v1</c>. The gateway's API key, not the shop's accounts, decides who may.</summary>
internal abstract class StripeEndpoint(string method, string path)
{
    public void AddRoutes(IEndpointRouteBuilder app) => app
        .MapMethods(StripeApi.Root + path, [method], http => http.RequestServices.GetRequiredService<StripeApi>().ServeAsync(http, AnswerAsync))
        .RequireAccess(Access.Anyone).ExcludeFromDescription();

    protected abstract Task<WireResponse> AnswerAsync(StripeCall call);
}
