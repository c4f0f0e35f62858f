namespace ClickCart.Notifications.Staff;

/// <summary>Chooses what the caller is told of by mail, and when.</summary>
internal static class ChangeNotices
{
    /// <summary>What is missing goes by what is usual for the role.</summary>
    /// <param name="DigestHour">From 0 to 23, by the shop's clock; null: the shop's.</param>
    public sealed record Request(
        NoticeTiming? NewOrder, NoticeTiming? PaymentAlert, NoticeTiming? FailedJob, NoticeTiming? LowStock, NoticeTiming? CheckFailed, int? DigestHour)
        : IRequest<Result<NoticeChoice>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Notices").MapPut("/admin/notices", (Request request, IfMatch _, IMediator m, CancellationToken ct) => m.Send(request, ct).Ok())
                .WithSummary("Choose what you are told of by mail").RequireAccess(Permissions.ChooseNotices);
            app.Admin().MapPost("/notices", (Form<Request> form, FormVersion _, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect(_ => "/admin/notices", "Your notices are saved.")).RequireAccess(Permissions.ChooseNotices);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator() => RuleFor(r => r.DigestHour).InclusiveBetween(0, 23).WithName("The hour");
    }

    internal sealed class Handler(NotificationsDbContext db, ICaller caller, ExpectedVersion expected, IConfiguration configuration)
        : IRequestHandler<Request, Result<NoticeChoice>>
    {
        public async Task<Result<NoticeChoice>> Handle(Request request, CancellationToken cancellationToken)
        {
            var account = caller.AccountId!.Value;
            var settings = await db.NoticeSettings.FirstOrDefaultAsync(s => s.Id == account, cancellationToken);
            if (expected.Misses(settings ?? NoticeSettings.Usual)) return Error.Stale;
            if (settings is null) db.NoticeSettings.Add(settings = new(account));
            settings.Choose(request.NewOrder, request.PaymentAlert, request.FailedJob, request.LowStock, request.CheckFailed, request.DigestHour);
            return NoticeChoice.Of(settings, caller, configuration);
        }
    }
}
