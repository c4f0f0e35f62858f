
namespace ClickCart.BackOffice.LegalPages;

/// <summary>One of the shop's legal pages as it was, for staff: such as the terms that an order accepted.</summary>
internal static class ReadLegalPageVersion
{
    public sealed record Request(ShopPage? Page, string Version) : IRequest<Result<Response>>;

    /// <param name="At">When it was last saved so; null for what was not set in the back office, as is <paramref name="By"/>.</param>
    public sealed record Response(string Name, string Title, string Text, string Html, string Version, DateTimeOffset? At, string? By);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Settings").MapGet("/admin/pages/{name}/versions/{version}", (string name, string version, IMediator m, CancellationToken ct) =>
                    m.Send(new Request(ShopPage.Of(name), version), ct).Ok())
                .WithSummary("A former text of one of the shop's legal pages").RequireAccess(Permissions.ReadOrders);
            app.Admin().MapGet("/settings/pages/{name}/versions/{version}", (string name, string version, IMediator m, CancellationToken ct) =>
                m.Send(new Request(ShopPage.Of(name), version), ct).Page(typeof(ReadLegalPageVersionPage))).RequireAccess(Permissions.ReadOrders);
        }
    }

    internal sealed class Handler(LegalPageHistory history) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.Page is not { } page) return LegalPageHistory.NoPage;
            if (await history.FindAsync(page, request.Version, cancellationToken) is not var (text, about)) return Error.NotFound("version");
            return new Response(page.Name, page.Title, text, OwnersText.Html(text, below: 1), about.Version!, about.At, about.By);
        }
    }
}
