using ClickCart.Inventory.Contracts;

namespace ClickCart.Notifications.BackInStock;

/// <summary>
/// The page behind the link of the mail: confirms a wish, or withdraws it. Opening it changes nothing, because programs that look at mails open links too.
/// </summary>
internal static class GetWish
{
    public sealed record Request(string Secret) : IRequest<Result<Response>>;

    /// <param name="Product">As the shop calls it; the SKU when it is not sold any more.</param>
    /// <param name="Page">Its page; null when it is not sold any more.</param>
    public sealed record Response(string Secret, string Product, string? Page, bool IsConfirmed, bool IsInStock);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.Shop().MapGet("/back-in-stock/{secret}", (string secret, IMediator m, CancellationToken ct) =>
                m.Send(new Request(secret), ct).Page(typeof(GetWishPage))).RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(NotificationsDbContext db, IAvailability availability, WishMail mail, TimeProvider clock)
        : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.StockWishes.AsNoTracking().OfLinkAsync(request.Secret, clock.GetUtcNow(), cancellationToken) is not { } wish) return StockWish.Unknown;
            var item = await mail.FindAsync(wish.Sku, Language.Current.Code, cancellationToken);
            var available = item is not null && (await availability.OfAsync([wish.Sku], cancellationToken)).GetValueOrDefault(wish.Sku) > 0;
            var page = item is null ? null : $"/products/{item.ProductSlug}?sku={Uri.EscapeDataString(wish.Sku)}";
            return new Response(request.Secret, item?.Name ?? wish.Sku, page, wish.ConfirmedAt is not null, available);
        }
    }
}
