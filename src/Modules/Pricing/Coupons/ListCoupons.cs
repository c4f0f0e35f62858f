namespace ClickCart.Pricing.Coupons;

/// <summary>Coupons by code or as they are sorted, for staff.</summary>
internal static class ListCoupons
{
    /// <param name="Sort"><c>code</c> (default), <c>used</c>, <c>starts</c> or <c>ends</c>, with a minus sign the other way.</param>
    public sealed record Request(string? Q, bool? Active, string? Sort, PageRequest Page) : IRequest<Result<PagedResult<CouponResponse>>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Coupons").MapGet("/admin/coupons", (string? q, bool? active, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, active, sort, page), ct).Ok()).RequireAccess(Permissions.ReadCoupons);
            app.Admin().MapGet("/coupons", (string? q, bool? active, string? sort, PageRequest page, IMediator m, CancellationToken ct) =>
                m.Send(new Request(q, active, sort, page), ct).Page(typeof(ListCouponsPage))).RequireAccess(Permissions.ReadCoupons).AsList();
        }
    }

    internal sealed class Handler(PricingDbContext db) : IRequestHandler<Request, Result<PagedResult<CouponResponse>>>
    {
        /// <summary>Begin those that always were, and end those that always are.</summary>
        private static readonly DateTimeOffset First = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero), Last = First.AddYears(5000);

        private static readonly ListSorts<Coupon, Guid> Sorts = new ListSorts<Coupon, Guid>("code", c => c.Id)
            .By("code", c => c.Code!).By("used", c => c.Uses).By("starts", c => c.ValidFrom ?? First).By("ends", c => c.ValidUntil ?? Last);

        public async Task<Result<PagedResult<CouponResponse>>> Handle(Request request, CancellationToken cancellationToken)
        {
            var coupons = db.Coupons.AsNoTracking().Where(c => c.Code != null);
            if (request.Q is { Length: > 0 } q)
            {
                var part = Coupon.Normal(q);
                coupons = coupons.Where(c => c.Code!.Contains(part));
            }
            if (request.Active is { } active) coupons = coupons.Where(c => c.Active == active);
            var sort = Sorts.Of(request.Sort);
            return sort.ToResult(request.Page, await sort.Take(coupons, request.Page).ToListAsync(cancellationToken), CouponResponse.Of);
        }
    }
}
