using ClickCart.BackOffice.Settings;

namespace ClickCart.BackOffice.LegalPages;

/// <summary>The page on which the owner finds the shop's legal pages, and says whether customers accept the terms.</summary>
internal static class ListLegalPages
{
    public sealed record Request : IRequest<Result<SettingsResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Admin().MapGet("/settings/pages", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Page(typeof(ListLegalPagesPage)))
                .RequireAccess(Permissions.EditSettings);
    }

    internal sealed class Handler(BackOfficeDbContext db, SettingList list) : IRequestHandler<Request, Result<SettingsResponse>>
    {
        public async Task<Result<SettingsResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            list.Show(await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Id == ShopSettings.TheOnly, cancellationToken));
    }
}
