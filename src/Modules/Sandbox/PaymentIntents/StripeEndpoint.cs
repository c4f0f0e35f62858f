namespace ClickCart.Sandbox.PaymentIntents;

/// <summary>The endpoint of a slice below <c>/sandbox/stripe/v1</c>. The gateway's API key, not the shop's accounts, decides who may.</summary>
/// <param name="method">The HTTP method.</param>
/// <param name="path">Below <see cref="StripeApi.Root"/>.</param>
/// <param name="publishable">Browsers call it too, with the key that everybody may know.</param>
internal abstract class StripeEndpoint(string method, string path, bool publishable = false)
{
    public void AddRoutes(IEndpointRouteBuilder app) => app
        .MapMethods(StripeApi.Root + path, [method], http =>
            http.RequestServices.GetRequiredService<StripeApi>().ServeAsync(http, publishable, AnswerAsync))
        .RequireAccess(Access.Anyone).ExcludeFromDescription();

    protected abstract Task<WireResponse> AnswerAsync(StripeCall call);
}
