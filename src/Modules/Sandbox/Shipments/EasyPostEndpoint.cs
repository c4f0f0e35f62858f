namespace ClickCart.Sandbox.Shipments;

/// <summary>The endpoint of a slice below <c>/sandbox/easypost/v2</c>. The carrier's API key, not the shop's accounts, decides who may.</summary>
internal abstract class EasyPostEndpoint(string method, string path)
{
    public void AddRoutes(IEndpointRouteBuilder app) => app
        .MapMethods($"{EasyPostApi.Root}/v2{path}", [method], http => http.RequestServices.GetRequiredService<EasyPostApi>().ServeAsync(http, AnswerAsync))
        .RequireAccess(Access.Anyone).ExcludeFromDescription();

    protected abstract Task<WireResponse> AnswerAsync(EasyPostCall call);
}
