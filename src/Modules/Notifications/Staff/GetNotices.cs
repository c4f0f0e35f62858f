namespace ClickCart.Notifications.Staff;

/// <summary>What the caller is told of by mail, and when.</summary>
internal static class GetNotices
{
    private const int Shown = 20;

    /// <param name="WithLately">With what its page shows below.</param>
    public sealed record Request(bool WithLately = false) : IRequest<Result<NoticeChoice>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Notices").MapGet("/admin/notices", (IMediator m, CancellationToken ct) => m.Send(new Request(), ct).Ok())
                .WithSummary("What you are told of by mail").RequireAccess(Permissions.ChooseNotices);
            app.Admin().MapGet("/notices", (IMediator m, CancellationToken ct) => m.Send(new Request(WithLately: true), ct).Page(typeof(GetNoticesPage)))
                .RequireAccess(Permissions.ChooseNotices);
        }
    }

    internal sealed class Handler(NotificationsDbContext db, ICaller caller, IConfiguration configuration) : IRequestHandler<Request, Result<NoticeChoice>>
    {
        public async Task<Result<NoticeChoice>> Handle(Request request, CancellationToken cancellationToken)
        {
            var settings = await db.NoticeSettings.AsNoTracking().FirstOrDefaultAsync(s => s.Id == caller.AccountId, cancellationToken);
            var choice = NoticeChoice.Of(settings ?? NoticeSettings.Usual, caller, configuration);
            if (!request.WithLately) return choice;
            var seen = choice.Kinds;
            return choice with
            {
                Lately = await db.StaffNotices.AsNoTracking().Where(n => n.AccountId == caller.AccountId && n.SentAt != null && seen.Contains(n.Kind))
                    .OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Shown).ToListAsync(cancellationToken),
            };
        }
    }
}
