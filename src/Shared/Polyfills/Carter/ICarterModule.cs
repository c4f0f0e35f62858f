using Microsoft.AspNetCore.Routing;

namespace Carter;

/// <summary>Adds the routes of one behaviour. Made once per process, so it holds no state and injects into its handlers.</summary>
public interface ICarterModule
{
    /// <summary>Maps this module's endpoints on <paramref name="app"/>.</summary>
    void AddRoutes(IEndpointRouteBuilder app);
}
