using ClickCart.Ordering.Contracts;

namespace ClickCart.Pricing.Coupons;

/// <summary>The orders that used a coupon, or began to, latest first; for staff.</summary>
internal static class ListCouponUses
{
    public sealed record Request(string Code, PageRequest Page) : IRequest<Result<PagedResult<Use>>>;

    /// <param name="OrderNumber">Null while the order is not placed.</param>
    /// <param name="Customer">An account's id, else an e-mail address.</param>
    /// <param name="Discount">What it took off.</param>
    /// <param name="Counts">Whether it is among the coupon's uses: pending and confirmed ones are, expired and returned ones are not.</param>
    public sealed record Use(Guid OrderId, string? OrderNumber, string Customer, Money Discount, RedemptionState State, bool Counts, DateTimeOffset At);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Coupons").MapGet("/admin/coupons/{code}/uses", (string code, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(code, page), ct).Ok()).RequireAccess(Permissions.ReadCoupons);
            app.Admin().MapGet("/coupons/code/{code}/uses", (string code, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(code, page), ct).Page(typeof(ListCouponUsesPage))).RequireAccess(Permissions.ReadCoupons);
        }
    }

    internal sealed class Handler(PricingDbContext db, IOrderReader orders) : IRequestHandler<Request, Result<PagedResult<Use>>>
    {
        public async Task<Result<PagedResult<Use>>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Coupons.OfCode(request.Code).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellationToken) is not { } coupon)
                return Coupon.NotFound;
            return await db.Redemptions.PageAsync(orders, coupon, request.Page, (r, number) => new Use(
                r.OrderId, number, r.Customer, new(r.Discount, r.Currency), r.State, r.Counts, r.ChangedAt), cancellationToken);
        }
    }
}
