namespace ClickCart.Notifications.BackInStock;

/// <summary>Whoever has the address wants to hear nothing: the entry is deleted.</summary>
internal static class LeaveWaitlist
{
    /// <param name="Secret">From the link of the mail.</param>
    public sealed record Request(string? Secret) : IRequest<Result>;

    /// <summary>A page's form has it in its address.</summary>
    public sealed record Pressed;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Catalog").MapPost("/back-in-stock/withdraw", (Request request, IMediator m, CancellationToken ct) => m.Send(request, ct).NoContent())
                .WithSummary("Leave the waiting list").Refuses("not-found").RequireAccess(Access.Anyone);
            app.Shop().MapPost("/back-in-stock/{secret}/withdraw", (string secret, Form<Pressed> form, IMediator m, CancellationToken ct) =>
                form.Send(_ => m.Send(new Request(secret), ct)).Redirect("/", "Your address is deleted. We write nothing about it.",
                    again: $"/back-in-stock/{secret}"))
                .RequireAccess(Access.Anyone);
        }
    }

    internal sealed class Handler(NotificationsDbContext db, TimeProvider clock) : IRequestHandler<Request, Result>
    {
        public async Task<Result> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Waitlist.OfLinkAsync(request.Secret, clock.GetUtcNow(), cancellationToken) is not { } entry) return WaitlistEntry.Unknown;
            db.Waitlist.Remove(entry);
            return Result.Success;
        }
    }
}
