using System.Text.Json.Serialization;
using Ardalis.Specification.EntityFrameworkCore;
using Carter;
using ClickCart.Kernel;
using ClickCart.Platform;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace ClickCart.Catalog;

/// <summary>Says which of a product's pictures stay, in which order, and what they show in words. The first is the one that lists show.</summary>
internal static class ArrangePictures
{
    /// <param name="Images">Pictures that the product has; what is left out is removed. Carts and orders that show it keep it.</param>
    public sealed record Request(IReadOnlyList<ProductImage>? Images) : IRequest<Result<ProductDetails>>
    {
        [JsonIgnore]
        public Guid ProductId { get; init; }
    }

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) => app.Api("Catalog: back office").MapPut("/admin/products/{id:guid}/pictures",
            (Guid id, Request request, IfMatch _, IMediator m, CancellationToken ct) => m.Send(request with { ProductId = id }, ct).Ok()).For(Who.Admin);
    }

    internal sealed class Validator : AbstractValidator<Request>
    {
        public Validator()
        {
            RuleFor(r => r.Images).NotNull().WithMessage("Name the pictures that stay; none removes them all.");
            RuleForEach(r => r.Images).NotNull().ChildRules(i =>
            {
                i.RuleFor(x => x.Url).NotEmpty();
                i.RuleFor(x => x.Alt).NotEmpty().WithMessage("Say what the picture shows.").MaximumLength(ProductImage.AltLength)
                    .Must(a => a is null || !a.Any(char.IsControl)).WithMessage("The text holds a control character.");
            });
        }
    }

    internal sealed class Handler(CatalogDbContext db, ExpectedVersion expected, TimeProvider clock) : IRequestHandler<Request, Result<ProductDetails>>
    {
        public async Task<Result<ProductDetails>> Handle(Request request, CancellationToken cancellationToken)
        {
            if (await db.Products.WithSpecification(new WholeProduct(request.ProductId)).FirstOrDefaultAsync(cancellationToken) is not { } product) return Error.NotFound("product");
            if (expected.Misses(product)) return Error.Stale;
            return product.ArrangePictures([.. request.Images!], clock.GetUtcNow()) is { } error ? error : ProductDetails.Of(product);
        }
    }
}
