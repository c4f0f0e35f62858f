namespace ClickCart.Catalog.Products;

/// <summary>
/// Gives out an uploaded picture, as it is or in one of its sizes. It never changes under its address, so browsers keep it for a year; a size that is not
/// made yet is the picture as it was uploaded, which nobody keeps.
/// </summary>
internal static class ServePicture
{
    public sealed record Request(string Name) : IRequest<Result<Response>>;

    /// <param name="IsFinal">What lies under this address will never be anything else.</param>
    public sealed record Response(string ContentType, byte[] Content, bool IsFinal = true);

    internal sealed class Endpoint : ICarterModule
    {
        public void AddRoutes(IEndpointRouteBuilder app) =>
            app.MapGet("/images/uploads/{name}", async (string name, HttpResponse http, IMediator m, CancellationToken ct) =>
            {
                var picture = await m.Send(new Request(name), ct);
                if (picture.Error is { } error) return new ProblemResult(error);
                http.Headers.CacheControl = picture.Value.IsFinal ? "public, max-age=31536000, immutable" : "no-store";
                // Opened by itself an SVG is a document: it may do nothing but draw.
                http.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
                return Results.Bytes(picture.Value.Content, picture.Value.ContentType);
            }).ExcludeFromDescription().RequireAccess(Access.Anyone);
    }

    internal sealed class Handler(CatalogDbContext db) : IRequestHandler<Request, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Request request, CancellationToken cancellationToken)
        {
            var name = request.Name;
            if (name.Length > PictureSize.NameLength) return Error.NotFound("picture");
            if (await db.PictureFiles.Where(f => f.Name == name).Select(f => new Response(f.ContentType, f.Content, true))
                .FirstOrDefaultAsync(cancellationToken) is { } whole) return whole;
            if (PictureSize.BeginOf(name) is not { } begin) return Error.NotFound("picture");
            if (await db.PictureSizes.Where(s => s.Name == name).Select(s => s.Content).FirstOrDefaultAsync(cancellationToken) is { } size)
                return new Response("image/webp", size);
            return await db.PictureFiles.Where(f => f.Name.StartsWith(begin)).Select(f => new Response(f.ContentType, f.Content, false))
                .FirstOrDefaultAsync(cancellationToken) is { } early ? early : Error.NotFound("picture");
        }
    }
}
