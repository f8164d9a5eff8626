# The application without a database of its own: docker-compose.yml brings PostgreSQL beside it.

# Maven 3.9 on Temurin 25, the JDK that the build asks for.
FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /source
COPY . .
RUN mvn --batch-mode --no-transfer-progress package -Dmaven.test.skip=true -pl application -am

# Temurin 25, run-time only, on Ubuntu LTS; the tag follows security updates.
FROM eclipse-temurin:25-jre
RUN groupadd --gid 10001 occuz \
    && useradd --uid 10001 --gid occuz --no-create-home --shell /usr/sbin/nologin occuz \
    && install -d -o occuz -g occuz -m 0700 /data /secrets
WORKDIR /opt/occuz
COPY --from=build /source/application/target/occuz.jar ./
COPY --from=build /source/application/target/lib ./lib
COPY jvm.options ./
COPY docker/start docker/healthy /usr/local/bin/
USER occuz
VOLUME /data /secrets
ENV OCCUZ_HOST=0.0.0.0 OCCUZ_DATA=/data
EXPOSE 8080 8081
HEALTHCHECK --interval=5s --timeout=3s --start-period=60s --retries=3 CMD ["healthy"]
# exec form, and start ends in exec: SIGTERM reaches Java, which drains and exits 0.
ENTRYPOINT ["start"]
