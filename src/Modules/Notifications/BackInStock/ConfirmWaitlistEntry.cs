namespace ClickCart.Notifications.BackInStock;

/// <summary>Whoever has the address says that they want to be told. Said again, nothing happens.</summary>
internal static class ConfirmWaitlistEntry
{
    /// <param name="Secret">From the link of the mail.</param>
    public sealed record Request(string? Secret) : IRequest<Result>;

    /// <summary>A page's form has it in its address.</summary>
    public sealed record Pressed;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog").MapPost("/back-in-stock/confirm", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).NoContent())
                .WithSummary("Confirm that you want to be told").Refuses("not-found").RequireAccess(Access.Anyone);
            app.Shop().MapPost("/back-in-stock/{secret}/confirm", (string secret, Form<Pressed> form, IMediator m, CancellationToken ct) =>
                form.Send(_ => m.Send(new Request(secret), ct)).Redirect($"/back-in-stock/{secret}", "Thank you. We write as soon as it is back.",
                    again: $"/back-in-stock/{secret}"))
                .RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Handler(NotificationsDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            var now = clock.GetUtcNow();
            if (await db.Waitlist.OfLinkAsync(request.Secret, now, cancellationToken) is not { } entry) return WaitlistEntry.Unknown;
            entry.Confirm(now);
            return Result.Success;
        }
    }
}
