using Microsoft.EntityFrameworkCore;

namespace Ardalis.Specification.EntityFrameworkCore;

/// <summary>Turns specifications into database queries.</summary>
public static class DbSetExtensions
{
    /// <summary>The query for the entities that <paramref name="specification"/> names.</summary>
    public static IQueryable<TSource> WithSpecification<TSource>(
        this IQueryable<TSource> source, ISpecification<TSource> specification) where TSource : class
    {
        var included = specification.Query.Specification.Includes.Aggregate(specification.Filter(source), (query, include) => include(query));
        var page = specification.Page(specification.Sort(included));
        var untracked = specification.AsNoTracking ? page.AsNoTracking() : page;
        return specification.AsSplitQuery ? untracked.AsSplitQuery() : untracked;
    }

    /// <summary>The query for the projections that <paramref name="specification"/> names.</summary>
    public static IQueryable<TResult> WithSpecification<TSource, TResult>(
        this IQueryable<TSource> source, ISpecification<TSource, TResult> specification) where TSource : class =>
        specification.Project(source.WithSpecification((ISpecification<TSource>)specification));
}
