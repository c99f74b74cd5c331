cat /work/cases/restaurant-host.parts/0*.ron > /work/cases/restaurant-host.ron
