using Microsoft.Extensions.Options;

namespace ClickCart.BackOffice.LegalPages;

/// <summary>One of the shop's legal pages, for everybody: terms, privacy, returns, imprint. One that has no text is not there.</summary>
internal static class ReadLegalPage
{
    public sealed record Request(ShopPage? Page) : IRequest<Result<Response>>;

    /// <param name="Text">In Markdown.</param>
    /// <param name="Html">The same for pages: sanitised, its headings begin at h2.</param>
    /// <param name="Version">The same words have the same one.</param>
    /// <param name="Since">Since when it says this; null where that is not known.</param>
    /// <param name="MustBeAccepted">An order has to say <c>termsAccepted</c>.</param>
    public sealed record Response(string Name, string Title, string Text, string Html, string Version, DateTimeOffset? Since, bool MustBeAccepted);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Pages").MapGet("/pages/{name}", (string name, IMediator m, CancellationToken ct) => m.Send(new Request(ShopPage.Of(name)), ct).Ok())
                .WithSummary("One of the shop's legal pages").RequireAccess(Access.Anyone);
            var shop = app.Shop();
            foreach (var page in ShopPage.All)
                shop.MapGet(page.Address, (IMediator m, CancellationToken ct) => m.Send(new Request(page), ct).Page(typeof(ReadLegalPagePage)))
                    .RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Handler(LegalPageHistory history, IOptionsSnapshot<ShopPages> pages) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.Page is not { } page || history.NowOf(page) is not { } text) return LegalPageHistory.NoPage;
            return new Response(
                page.Name, page.Title, text, OwnersText.Html(text, below: 1), ShopPages.VersionOf(text), await history.SinceAsync(page, cancellationToken),
                page == ShopPage.Terms && pages.Value.TermsToAccept is not null);
        }
    }
}
