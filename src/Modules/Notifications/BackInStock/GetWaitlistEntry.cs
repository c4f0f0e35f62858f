using ClickCart.Inventory.Contracts;

namespace ClickCart.Notifications.BackInStock;

/// <summary>
/// The page behind the link of the mail: confirms an entry of the waiting list, or leaves the list. Opening it changes nothing, because programs that look
/// at mails open links too.
/// </summary>
internal static class GetWaitlistEntry
{
    public sealed record Request(string Secret) : IRequest<Result<Response>>;

    /// <param name="Product">As the shop calls it; the SKU when it is not sold any more.</param>
    /// <param name="Page">Its page; null when it is not sold any more.</param>
    public sealed record Response(string Secret, string Product, string? Page, bool IsConfirmed, bool IsInStock);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Shop().MapGet("/back-in-stock/{secret}", (string secret, IMediator m, CancellationToken ct) =>
                m.Send(new Request(secret), ct).Page(typeof(GetWaitlistEntryPage))).RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(NotificationsDbContext db, IAvailability availability, WaitlistMail mail, TimeProvider clock)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Waitlist.AsNoTracking().OfLinkAsync(request.Secret, clock.GetUtcNow(), cancellationToken) is not { } entry)
                return WaitlistEntry.Unknown;
            var item = await mail.FindAsync(entry.Sku, Language.Current.Code, cancellationToken);
            var available = item is not null
                && (await availability.OfAsync([entry.Sku], cancellationToken)).GetValueOrDefault(entry.Sku) > 0;
            var page = item is null ? null : $"/products/{item.ProductSlug}?sku={Uri.EscapeDataString(entry.Sku)}";
            return new Response(request.Secret, item?.Name ?? entry.Sku, page, entry.ConfirmedAt is not null, available);
        }
    }
}
