using ClickCart.BackOffice.Settings;

namespace ClickCart.BackOffice.LegalPages;

/// <summary>The page on which the owner writes one of the shop's legal pages, with what it said before. Setting its key saves it.</summary>
internal static class EditLegalPage
{
    public sealed record Request(ShopPage? Page) : IRequest<Result<Response>>;

    /// <param name="Settings">For the page's form.</param>
    /// <param name="Versions">Newest first, the newest hundred.</param>
    public sealed record Response(ShopPage Page, SettingsResponse Settings, IReadOnlyList<TextVersion> Versions)
    {
        public SettingsResponse.Item Setting => Settings.Settings.First(s => s.Key == Page.Key);
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Admin().MapGet("/settings/pages/{name}", (string name, IMediator m, CancellationToken ct) =>
                m.Send(new Request(ShopPage.Of(name)), ct).Page(typeof(EditLegalPagePage))).RequireAccess(Permissions.EditSettings);
    }

    internal sealed class Handler(BackOfficeDbContext db, SettingList list, LegalPageHistory history) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (request.Page is not { } page) return LegalPageHistory.NoPage;
            var kept = await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Id == ShopSettings.TheOnly, cancellationToken);
            return new Response(page, list.Show(kept), await history.OfAsync(page, cancellationToken));
        }
    }
}
