namespace ClickCart.BackOffice.Settings;

/// <summary>What the owner may set, as it is in force, with where each value comes from.</summary>
internal static class GetSettings
{
    public sealed record Request : IRequest<Result<SettingsResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Settings").MapGet(SettingsResponse.Address, (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
                .WithSummary("What the owner may set, and what is in force").RequireAccess(Permissions.EditSettings);
            var pages = app.Admin();
            foreach (var page in (string[])["/settings", "/settings/look", "/settings/front-page"])
                pages.MapGet(page, (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Page(typeof(GetSettingsPage)))
                    .RequireAccess(Permissions.EditSettings);
        }
    }

    internal sealed class Handler(BackOfficeDbContext db, SettingList list) : IRequestHandler<Request, Result<SettingsResponse>>
    {
        public async Task<Result<SettingsResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            list.Show(await db.Settings.AsNoTracking().FirstOrDefaultAsync(s => s.Id == ShopSettings.TheOnly, cancellationToken));
    }
}
