namespace ClickCart.Pricing.Coupons;

/// <summary>One coupon, for staff.</summary>
internal static class GetCoupon
{
    public sealed record Request(string Code) : IRequest<Result<CouponResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Coupons").MapGet("/admin/coupons/{code}", (string code, IMediator m, CancellationToken ct) => m.Send(new Request(code), ct).Ok())
                .RequireAccess(Permissions.ReadCoupons);
            // "new" may be a code, too.
            app.Admin().MapGet("/coupons/code/{code}", (string code, IMediator m, CancellationToken ct) =>
                m.Send(new Request(code), ct).Page(typeof(GetCouponPage))).RequireAccess(Permissions.ReadCoupons);
        }
    }

    internal sealed class Handler(PricingDbContext db) : IRequestHandler<Request, Result<CouponResponse>>
    {
        public async Task<Result<CouponResponse>> Handle(Request request, CancellationToken cancellationToken) =>
            await db.Coupons.AsNoTracking().OfCode(request.Code).FirstOrDefaultAsync(cancellationToken) is { } coupon
                ? CouponResponse.Of(coupon)
                : Coupon.NotFound;
    }
}
