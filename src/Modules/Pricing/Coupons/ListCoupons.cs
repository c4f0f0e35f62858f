namespace ClickCart.Pricing.Coupons;

/// <summary>Coupons by code, for staff.</summary>
internal static class ListCoupons
{
    public sealed record Request(string? Q, bool? Active, PageRequest Page) : IRequest<Result<PagedResult<CouponResponse>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Coupons").MapGet("/admin/coupons", (string? q, bool? active, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, active, page), ct).Ok()).RequireAccess(Permissions.ReadCoupons);
            app.Admin().MapGet("/coupons", (string? q, bool? active, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, active, page), ct).Page(typeof(ListCouponsPage))).RequireAccess(Permissions.ReadCoupons);
        }
    }

    internal sealed class Handler(PricingDbContext db) : IRequestHandler<Request, Result<PagedResult<CouponResponse>>>
    {
        public async Task<Result<PagedResult<CouponResponse>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var coupons = db.Coupons.AsNoTracking();
            if (request.Q is { Length: > 0 } q)
            {
                var part = Coupon.Normal(q);
                coupons = coupons.Where(c => c.Code.Contains(part));
            }
            if (request.Active is { } active) coupons = coupons.Where(c => c.Active == active);
            if (request.Page.After<ValueTuple<string>>() is { Item1: var last }) coupons = coupons.Where(c => c.Code.CompareTo(last) > 0);
            var rows = await coupons.OrderBy(c => c.Code).Take(request.Page.Take).ToListAsync(cancellationToken);
            return request.Page.ToResult(rows, c => new ValueTuple<string>(c.Code), CouponResponse.Of);
        }
    }
}
