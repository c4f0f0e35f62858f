using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Ardalis.Specification;

/// <summary>The words in which a specification is stated.</summary>
public static class SpecificationBuilderExtensions
{
    /// <summary>Adds a condition; none if <paramref name="condition"/> is false.</summary>
    public static ISpecificationBuilder<T> Where<T>(
        this ISpecificationBuilder<T> builder, Expression<Func<T, bool>> predicate, bool condition = true)
    {
        if (condition)
            builder.Specification.Wheres.Add(new(predicate));

        return builder;
    }

    /// <inheritdoc cref="Where{T}"/>
    public static ISpecificationBuilder<T, TResult> Where<T, TResult>(
        this ISpecificationBuilder<T, TResult> builder, Expression<Func<T, bool>> predicate, bool condition = true)
    {
        Where((ISpecificationBuilder<T>)builder, predicate, condition);
        return builder;
    }

    /// <summary>Sorts by this key, ascending.</summary>
    public static IOrderedSpecificationBuilder<T> OrderBy<T>(
        this ISpecificationBuilder<T> builder, Expression<Func<T, object?>> keySelector) =>
        builder.Order(keySelector, OrderTypeEnum.OrderBy);

    /// <inheritdoc cref="OrderBy{T}"/>
    public static IOrderedSpecificationBuilder<T, TResult> OrderBy<T, TResult>(
        this ISpecificationBuilder<T, TResult> builder, Expression<Func<T, object?>> keySelector) =>
        builder.Order(keySelector, OrderTypeEnum.OrderBy);

    /// <summary>Sorts by this key, descending.</summary>
    public static IOrderedSpecificationBuilder<T> OrderByDescending<T>(
        this ISpecificationBuilder<T> builder, Expression<Func<T, object?>> keySelector) =>
        builder.Order(keySelector, OrderTypeEnum.OrderByDescending);

    /// <inheritdoc cref="OrderByDescending{T}"/>
    public static IOrderedSpecificationBuilder<T, TResult> OrderByDescending<T, TResult>(
        this ISpecificationBuilder<T, TResult> builder, Expression<Func<T, object?>> keySelector) =>
        builder.Order(keySelector, OrderTypeEnum.OrderByDescending);

    /// <summary>Sorts what is equal so far by this key, ascending.</summary>
    public static IOrderedSpecificationBuilder<T> ThenBy<T>(
        this IOrderedSpecificationBuilder<T> builder, Expression<Func<T, object?>> keySelector) =>
        builder.Order(keySelector, OrderTypeEnum.ThenBy);

    /// <inheritdoc cref="ThenBy{T}"/>
    public static IOrderedSpecificationBuilder<T, TResult> ThenBy<T, TResult>(
        this IOrderedSpecificationBuilder<T, TResult> builder, Expression<Func<T, object?>> keySelector) =>
        builder.Order(keySelector, OrderTypeEnum.ThenBy);

    /// <summary>Sorts what is equal so far by this key, descending.</summary>
    public static IOrderedSpecificationBuilder<T> ThenByDescending<T>(
        this IOrderedSpecificationBuilder<T> builder, Expression<Func<T, object?>> keySelector) =>
        builder.Order(keySelector, OrderTypeEnum.ThenByDescending);

    /// <inheritdoc cref="ThenByDescending{T}"/>
    public static IOrderedSpecificationBuilder<T, TResult> ThenByDescending<T, TResult>(
        this IOrderedSpecificationBuilder<T, TResult> builder, Expression<Func<T, object?>> keySelector) =>
        builder.Order(keySelector, OrderTypeEnum.ThenByDescending);

    /// <summary>Returns at most <paramref name="take"/> entities.</summary>
    public static ISpecificationBuilder<T> Take<T>(this ISpecificationBuilder<T> builder, int take)
    {
        builder.Specification.Take = builder.Specification.Take == -1 ? take : throw new DuplicateTakeException();
        return builder;
    }

    /// <inheritdoc cref="Take{T}"/>
    public static ISpecificationBuilder<T, TResult> Take<T, TResult>(this ISpecificationBuilder<T, TResult> builder, int take)
    {
        Take((ISpecificationBuilder<T>)builder, take);
        return builder;
    }

    /// <summary>Leaves out the first <paramref name="skip"/> entities.</summary>
    public static ISpecificationBuilder<T> Skip<T>(this ISpecificationBuilder<T> builder, int skip)
    {
        builder.Specification.Skip = builder.Specification.Skip == -1 ? skip : throw new DuplicateSkipException();
        return builder;
    }

    /// <inheritdoc cref="Skip{T}"/>
    public static ISpecificationBuilder<T, TResult> Skip<T, TResult>(this ISpecificationBuilder<T, TResult> builder, int skip)
    {
        Skip((ISpecificationBuilder<T>)builder, skip);
        return builder;
    }

    /// <summary>Loads this navigation too.</summary>
    public static IIncludableSpecificationBuilder<T, TProperty> Include<T, TProperty>(
        this ISpecificationBuilder<T> builder, Expression<Func<T, TProperty>> navigationSelector) where T : class =>
        builder.Load<T, TProperty>(query => query.Include(navigationSelector));

    /// <summary>Loads this navigation of the one just included too.</summary>
    public static IIncludableSpecificationBuilder<TEntity, TProperty> ThenInclude<TEntity, TPreviousProperty, TProperty>(
        this IIncludableSpecificationBuilder<TEntity, TPreviousProperty> builder,
        Expression<Func<TPreviousProperty, TProperty>> navigationSelector) where TEntity : class =>
        builder.Load<TEntity, TProperty>(query => ((IIncludableQueryable<TEntity, TPreviousProperty>)query).ThenInclude(navigationSelector));

    /// <summary>Loads this navigation of each entity of the collection just included too.</summary>
    public static IIncludableSpecificationBuilder<TEntity, TProperty> ThenInclude<TEntity, TPreviousProperty, TProperty>(
        this IIncludableSpecificationBuilder<TEntity, IEnumerable<TPreviousProperty>> builder,
        Expression<Func<TPreviousProperty, TProperty>> navigationSelector) where TEntity : class =>
        builder.Load<TEntity, TProperty>(query =>
            ((IIncludableQueryable<TEntity, IEnumerable<TPreviousProperty>>)query).ThenInclude(navigationSelector));

    /// <summary>Reads the entities without tracking.</summary>
    public static ISpecificationBuilder<T> AsNoTracking<T>(this ISpecificationBuilder<T> builder) where T : class
    {
        builder.Specification.AsNoTracking = true;
        return builder;
    }

    /// <inheritdoc cref="AsNoTracking{T}"/>
    public static ISpecificationBuilder<T, TResult> AsNoTracking<T, TResult>(this ISpecificationBuilder<T, TResult> builder) where T : class
    {
        builder.Specification.AsNoTracking = true;
        return builder;
    }

    /// <summary>Loads each included collection by a query of its own.</summary>
    public static ISpecificationBuilder<T> AsSplitQuery<T>(this ISpecificationBuilder<T> builder) where T : class
    {
        builder.Specification.AsSplitQuery = true;
        return builder;
    }

    /// <inheritdoc cref="AsSplitQuery{T}"/>
    public static ISpecificationBuilder<T, TResult> AsSplitQuery<T, TResult>(this ISpecificationBuilder<T, TResult> builder) where T : class
    {
        builder.Specification.AsSplitQuery = true;
        return builder;
    }

    /// <summary>Projects each entity; the last word of a projecting specification.</summary>
    public static void Select<T, TResult>(this ISpecificationBuilder<T, TResult> builder, Expression<Func<T, TResult>> selector) =>
        builder.Specification.Selector = selector;

    private static SpecificationBuilder<T> Order<T>(
        this ISpecificationBuilder<T> builder, Expression<Func<T, object?>> keySelector, OrderTypeEnum orderType)
    {
        builder.Specification.Orders.Add(new(keySelector, orderType));
        return new(builder.Specification);
    }

    private static SpecificationBuilder<T, TResult> Order<T, TResult>(
        this ISpecificationBuilder<T, TResult> builder, Expression<Func<T, object?>> keySelector, OrderTypeEnum orderType)
    {
        builder.Specification.Orders.Add(new(keySelector, orderType));
        return new(builder.Specification);
    }

    private static IncludableSpecificationBuilder<T, TProperty> Load<T, TProperty>(
        this ISpecificationBuilder<T> builder, Func<IQueryable<T>, IQueryable<T>> include) where T : class
    {
        builder.Specification.Includes.Add(include);
        return new(builder.Specification);
    }
}
