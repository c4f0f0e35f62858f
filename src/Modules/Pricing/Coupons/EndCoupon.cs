namespace ClickCart.Pricing.Coupons;

/// <summary>Switches a coupon off for good or until it is switched on again; orders that used it keep their discount.</summary>
internal static class EndCoupon
{
    public sealed record Request(string Code) : IRequest<Result<CouponResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Coupons").MapPost("/admin/coupons/{code}/end", (string code, IMediator m, CancellationToken ct) => m.Send(new Request(code), ct).Ok())
                .RequireAccess(Permissions.EditCoupons);
            app.Admin().MapPost("/coupons/code/{code}/end", (string code, IMediator m, CancellationToken ct) =>
                m.Send(new Request(code), ct).Redirect(_ => "/admin/coupons", "The coupon has ended.", again: $"/admin/coupons/code/{code}"))
                .RequireAccess(Permissions.EditCoupons);
        }
    }

    internal sealed class Handler(PricingDbContext db) : IRequestHandler<Request, Result<CouponResponse>>
    {
        public async Task<Result<CouponResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Coupons.OfCode(request.Code).FirstOrDefaultAsync(cancellationToken) is not { } coupon) return Coupon.NotFound;
            if (coupon.Active) coupon.End();
            return CouponResponse.Of(coupon);
        }
    }
}
