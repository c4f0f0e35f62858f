namespace ClickCart.Ordering.Checkout;

/// <summary>The checkout page. Sent back to itself it prices the cart for the address that was typed; nothing typed is ever lost.</summary>
internal static class ShowCheckout
{
    /// <param name="Form">Null when the page is asked for plainly.</param>
    /// <param name="Refusal">Why what the page's form asked for was refused; null when it was not.</param>
    public sealed record Request(CheckoutForm? Form, Error? Refusal) : IRequest<Result<CheckoutModel>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Shop().MapGet("/checkout", async (HttpContext http, IMediator m, CancellationToken ct) => await Show(await m.Send(
                http.RefusalOfForm() is { } refusal ? new Request(CheckoutForm.Of(http.Request.Form), refusal) : new Request(null, null), ct)))
                .RequireAccess(Access.Anyone);
            app.Shop().MapPost("/checkout", async (HttpContext http, IMediator m, CancellationToken ct) =>
            {
                var model = await m.Send(new Request(CheckoutForm.Of(await http.Request.ReadFormAsync(ct)), null), ct);
                return model.Error is { Kind: ErrorKind.Invalid } ? model.Redirect(_ => "/checkout") : await Show(model);
            }).RequireAccess(Access.Anyone);
        }

        private static async Task<IResult> Show(Result<CheckoutModel> model) =>
            model.Error == CheckoutFlow.NothingToBuy ? Pages.To("/cart") : await Task.FromResult(model).Page(typeof(ShowCheckoutPage));
    }

    internal sealed class Handler(CheckoutFlow flow) : IRequestHandler<Request, Result<CheckoutModel>>
    {
        public async Task<Result<CheckoutModel>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.Form is null) return await flow.ShowAsync(await flow.BeginAsync(cancellationToken), null, cancellationToken);
            if (request.Refusal is null && await flow.CheckAsync(request.Form, cancellationToken) is { } wrong) return wrong;
            return await flow.ShowAsync(request.Form, request.Refusal, cancellationToken);
        }
    }
}
