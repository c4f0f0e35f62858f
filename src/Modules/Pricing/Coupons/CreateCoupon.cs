using ClickCart.Catalog.Contracts;
using ClickCart.Payments.Contracts;

namespace ClickCart.Pricing.Coupons;

/// <summary>Adds a coupon.</summary>
internal static class CreateCoupon
{
    public sealed record Request(string? Code) : CouponRules, IRequest<Result<CouponResponse>>;

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app)
        {
            app.Api("Coupons").MapPost("/admin/coupons", (Request request, IMediator m, CancellationToken ct) =>
                m.Send(request, ct).Created(c => $"{Endpoints.ApiPrefix}/admin/coupons/{c.Code}")).Refuses("code-taken").RequireAccess(Permissions.EditCoupons);
            app.Admin().MapGet("/coupons/new", () => Pages.Show<CreateCouponPage>()).RequireAccess(Permissions.EditCoupons);
            app.Admin().MapPost("/coupons/new", (Form<Request> form, IMediator m, CancellationToken ct) =>
                form.Send(r => m.Send(r, ct)).Redirect(_ => "/admin/coupons", "The coupon is there. Shoppers can use it from its start on."))
                .RequireAccess(Permissions.EditCoupons).Keyed();
        }
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator(ShopTime shop, IPaymentMethods methods)
        {
            RuleFor(r => r.Code).NotEmpty().Must(code => string.IsNullOrEmpty(code) || Coupon.IsCode(code))
                .WithMessage($"A code is made of 3 to {Coupon.MaxCodeLength} letters, digits, - and _.");
            Include(new CouponRulesValidator(shop, methods));
        }
    }

    internal sealed class Handler(PricingDbContext db, ICatalog catalog, ShopTime shop, TimeProvider clock, IIds ids)
        : IRequestHandler<Request, Result<CouponResponse>>
    {
        public async Task<Result<CouponResponse>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await catalog.WhatIsMissingAsync(request, cancellationToken) is { } wrong) return wrong;
            var coupon = new Coupon(ids.New(), request.Code!, request, shop, clock.GetUtcNow());
            if (await db.Coupons.AnyAsync(c => c.Code == coupon.Code, cancellationToken))
                return Error.Conflict("code-taken", $"There is a coupon {coupon.Code} already.");
            db.Coupons.Add(coupon);
            return CouponResponse.Of(coupon);
        }
    }
}
