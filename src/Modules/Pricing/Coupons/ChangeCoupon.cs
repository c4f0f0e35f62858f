using System.Text.Json.Serialization;
using ClickCart.Catalog.Contracts;
using ClickCart.Payments.Contracts;

namespace ClickCart.Pricing.Coupons;

/// <summary>Sets all the rules of a coupon; its code stays.</summary>
internal static class ChangeCoupon
{
    public sealed record Request : CouponRules, IRequest<Result<CouponResponse>>
    {
        [JsonIgnore] public string Code { get; init; } = "";
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Coupons").MapPut("/admin/coupons/{code}", (string code, Request request, IfMatch expected, IMediator m, CancellationToken ct) =>
                m.Send(request with { Code = code }, ct).Ok()).RequireAccess(Permissions.EditCoupons);
            app.Admin().MapPost("/coupons/code/{code}", (string code, Form<Request> form, FormVersion expected, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r with { Code = code }, ct)).Redirect(_ => "/admin/coupons", "The coupon is changed."))
                    .RequireAccess(Permissions.EditCoupons);
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(ShopTime shop, IPaymentMethods methods) => Include(new CouponRulesValidator(shop, methods));
    }

    internal sealed class Handler(PricingDbContext db, ICatalog catalog, ShopTime shop, ExpectedVersion expected)
        : IRequestHandler<Request, Result<CouponResponse>>
    {
        public async Task<Result<CouponResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await catalog.WhatIsMissingAsync(request, cancellationToken) is { } wrong) return wrong;
            await db.BeginWriteAsync(cancellationToken);
            if (await db.Coupons.OfCode(request.Code).KeepAsync(cancellationToken) is not { } coupon) return Coupon.NotFound;
            if (expected.Misses(coupon)) return Error.Stale;
            var most = await db.CustomerUses.Where(u => u.CouponId == coupon.Id).MaxAsync(u => (int?)u.Uses, cancellationToken) ?? 0;
            return coupon.Change(request, shop, most) is { } refusal ? refusal : CouponResponse.Of(coupon);
        }
    }
}
